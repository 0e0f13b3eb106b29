import type { Module } from '../module.ts'
import { wechatTokens } from './gateways.tables.ts'

export const gateways: Module = {
  name: 'platform/gateways',
  tables: [wechatTokens],
}
