import type { lineKinds } from '@cheyou/contract/codes'
import { date, document, id, moment, nullable, primary, ref, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

export interface TemplateLine {
  itemName: string
  lineKind: (typeof lineKinds)[number]
  amountFen: number
}

/** Canned jobs (常用项目) of a store; retired, never deleted, for uses name them. */
export const workTemplates = table(
  'work_templates',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    name: words(40),
    workType: words(40),
    /** Its lines. */
    content: document<TemplateLine[]>(),
    createdAt: moment(),
    retiredAt: nullable(moment()),
  },
  [{ name: 'ux_work_templates_name', columns: ['storeId', 'name'], unique: true }],
)

/** On which visits a template was used, so that the till offers first what is wanted most. */
export const workTemplateUses = table(
  'work_template_uses',
  {
    visitId: primary(ref()),
    templateId: primary(ref()),
    groupId: ref(),
    storeId: ref(),
    vehicleId: ref(),
    usedOn: date(),
  },
  [
    { name: 'ix_work_template_uses_store', columns: ['storeId', 'templateId', 'usedOn'] },
    { name: 'ix_work_template_uses_car', columns: ['vehicleId', 'templateId', 'usedOn'] },
  ],
)

export const templatesTables = [workTemplates, workTemplateUses]
