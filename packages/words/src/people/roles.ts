import type { Role } from '@cheyou/contract/codes'

export const roleNames: Readonly<Record<Role, string>> = {
  reception: '接待',
  technician: '技师',
  care: '客户关爱',
  manager: '店长',
  group_admin: '集团管理员',
}
