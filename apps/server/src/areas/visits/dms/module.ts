import type { Module } from '../../../platform/module.ts'

export const dms: Module = {
  name: 'visits/dms',
}
