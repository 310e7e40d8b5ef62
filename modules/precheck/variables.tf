variable "db_instance_name" {
  type        = string
  description = "ID of the target RDS instance, for example \"pgm-bp102g323jd4****\"."
}

variable "source_ip_address" {
  type        = string
  description = "Private IP address of the self-managed PostgreSQL."
}

variable "source_port" {
  type        = number
  default     = 5432
  description = "Port of the self-managed PostgreSQL."
}

variable "source_account" {
  type        = string
  description = "Name of the migration account on the self-managed PostgreSQL."
}

variable "source_password" {
  type        = string
  sensitive   = true
  ephemeral   = true
  description = "Password of the migration account. It reaches neither plan nor state."
}

variable "source_password_version" {
  type        = number
  default     = 1
  description = "Raise it when the password has changed: that starts a new assessment."
}

variable "source_category" {
  type        = string
  default     = "ecsOnVpc"
  description = "Where the self-managed PostgreSQL runs: \"ecsOnVpc\" (ECS instance) or \"idcOnVpc\" (data centre)."
}

variable "task_name" {
  type        = string
  default     = null
  description = "Name of the task. Default: chosen at apply, in the style of the service."
}

variable "triggers" {
  type        = map(string)
  default     = null
  description = "Any values; a change of one starts a new assessment."
}

variable "wait_for_report" {
  type        = bool
  default     = true
  description = "Whether an apply waits until the report is complete, and judges it."
}

variable "fail_on" {
  type        = string
  default     = "error"
  description = "The least result that makes the assessment a failure: \"error\", \"warning\" or \"never\"."
}

variable "ignore_checks" {
  type        = set(string)
  default     = null
  description = "Names of checks whose result does not count."
}

variable "check_target" {
  type        = bool
  default     = true
  description = "Whether a plan asks the service if the target instance can take a migration."
}

variable "create_timeout" {
  type        = string
  default     = "15m"
  description = "How long the assessment may take, for example \"30m\"."
}
