import type { WorkTemplate } from '@cheyou/contract'
import type { addWorkTemplate, InputOf } from '@cheyou/contract/routes'

export type NewTemplate = InputOf<typeof addWorkTemplate>['body']

/** A canned job as its form holds it: prices in yuan. */
export interface TemplateValues {
  readonly storeId: string
  readonly name: string
  readonly workType: string
  readonly lines: readonly {
    readonly itemName: string
    readonly lineKind: WorkTemplate['lines'][number]['lineKind']
    readonly yuan: number
  }[]
}

export const emptyTemplateLine = { lineKind: 'labour' } as const

export const sumOf = ({ lines }: Pick<WorkTemplate, 'lines'>): number =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

export function valuesOf({ storeId, name, workType, lines }: WorkTemplate): TemplateValues {
  return { storeId, name, workType, lines: lines.map(({ amountFen, ...line }) => ({ ...line, yuan: amountFen / 100 })) }
}

export function templateOf({ storeId, name, workType, lines }: TemplateValues): NewTemplate {
  return {
    storeId,
    name: name.trim(),
    workType,
    lines: lines.map(({ itemName, lineKind, yuan }) => ({
      itemName: itemName.trim(),
      lineKind,
      amountFen: Math.round(yuan * 100),
    })),
  }
}
