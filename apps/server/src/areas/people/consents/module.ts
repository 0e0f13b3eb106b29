import type { Module } from '../../../platform/module.ts'
import { consentsRoutes } from './consents.router.ts'
import { consentsTables } from './consents.tables.ts'
import { ConsentTexts1796217600001 } from './migrations/1796217600001-consent-texts.ts'

export const consents: Module = {
  name: 'people/consents',
  tables: consentsTables,
  migrations: [ConsentTexts1796217600001],
  routes: [consentsRoutes],
}
