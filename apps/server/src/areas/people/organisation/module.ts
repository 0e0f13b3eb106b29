import { clubRoutes } from './club.router.ts'
import { StoresAndLook1796217600000 } from './migrations/1796217600000-stores-and-look.ts'
import { storesRoutes } from './stores.router.ts'
import type { Module } from '../../../platform/module.ts'
import { organisationTables } from './organisation.tables.ts'

export const organisation: Module = {
  name: 'people/organisation',
  tables: organisationTables,
  migrations: [StoresAndLook1796217600000],
  routes: [storesRoutes, clubRoutes],
  demo: () => import('./demo/index.ts'),
}
