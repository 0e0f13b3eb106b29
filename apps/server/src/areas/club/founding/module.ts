import type { Module } from '../../../platform/module.ts'
import { firstRunRoutes } from './first-run.router.ts'

export const founding: Module = { name: 'club/founding', routes: [firstRunRoutes] }
