# The assessment of a migration into ApsaraDB RDS for PostgreSQL, as a module in plain HCL.
# The provider is installed with "npx rds-precheck install" in the folder of the root module.

terraform {
  required_version = ">= 1.11"

  required_providers {
    rdsmigration = {
      source = "terraform.local/alicloud/rdsmigration"
    }
  }
}

resource "rdsmigration_precheck_task" "this" {
  db_instance_name           = var.db_instance_name
  source_ip_address          = var.source_ip_address
  source_port                = var.source_port
  source_account             = var.source_account
  source_password_wo         = var.source_password
  source_password_wo_version = var.source_password_version
  source_category            = var.source_category
  task_name                  = var.task_name
  triggers                   = var.triggers
  wait_for_report            = var.wait_for_report
  fail_on                    = var.fail_on
  ignore_checks              = var.ignore_checks
  check_target               = var.check_target

  timeouts {
    create = var.create_timeout
  }
}
