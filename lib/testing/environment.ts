/** Address of the emulator's administration; unset, RDS instances are registered nowhere. */
export const EMULATOR_VARIABLE = 'ALICLOUD_STAND_IN_EMULATOR';

/** The emulator's own token. */
export const EMULATOR_TOKEN_VARIABLE = 'ALICLOUD_STAND_IN_EMULATOR_TOKEN';

/** Folder of the made-up account. Default: `alicloud-stand-in` in the folder in which Terraform runs. */
export const DIRECTORY_VARIABLE = 'ALICLOUD_STAND_IN_DIRECTORY';
