output "task_id" {
  value       = rdsmigration_precheck_task.this.task_id
  description = "ID that the service gave the task."
}

output "task_name" {
  value       = rdsmigration_precheck_task.this.task_name
  description = "Name of the task."
}

output "request_id" {
  value       = rdsmigration_precheck_task.this.request_id
  description = "ID of the request that created the task, for support cases."
}

output "passed" {
  value       = rdsmigration_precheck_task.this.passed
  description = "Whether the migration may go ahead."
}

output "status" {
  value       = rdsmigration_precheck_task.this.status
  description = "running, passed, warned, failed or unknown."
}

output "checks" {
  value       = rdsmigration_precheck_task.this.checks
  description = "Every check of the report: section, name, status and message."
}
