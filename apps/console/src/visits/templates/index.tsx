import {
  getConsoleMe,
  listConsoleTemplates,
  listWorkTypes,
  restoreWorkTemplates,
  retireWorkTemplates,
} from '@cheyou/contract/routes'
import { lineKindNames, nameIn, terms, yuan } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { idsOf, type BulkAction } from '../../kit/bulk.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom } from '../../kit/list.ts'
import { AddTemplate, TemplateButtons } from './template-buttons.tsx'
import { sumOf } from './template-values.ts'

interface Query {
  q?: string
  state?: 'offered' | 'retired'
  storeId?: string
}

async function readTemplates(_query: Query, signal: AbortSignal) {
  const [{ rows }, workTypes, { staff }] = await Promise.all([
    call(listConsoleTemplates, { signal }),
    call(listWorkTypes, { signal }),
    call(getConsoleMe, { signal }),
  ])
  const named = rows.map((row) => ({
    ...row,
    storeName: staff.stores.find(({ storeId }) => storeId === row.storeId)?.name ?? null,
    workTypeName: nameIn('workType', workTypes.rows, row.workType),
  }))
  return { rows: named, nextCursor: null, stores: staff.stores }
}

type Row = Awaited<ReturnType<typeof readTemplates>>['rows'][number]

const templates = defineListFrom(readTemplates, {
  name: 'work-templates',
  title: '常用项目',
  about: '到店登记时一键放上整套明细和常用价格。改动立即生效，已经登记的不变。',
  unit: '项',
  narrow: (answer, { q, state, storeId }) => ({
    ...answer,
    rows: answer.rows.filter(
      (row) =>
        (q === undefined || row.name.includes(q) || linesOf(row).includes(q)) &&
        (state === undefined || row.retired === (state === 'retired')) &&
        (storeId === undefined || row.storeId === storeId),
    ),
  }),
  idOf: ({ templateId }) => templateId,
  filters: [
    { kind: 'search', name: 'q', label: '名称或明细' },
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      options: [
        { value: 'offered', label: '使用中' },
        { value: 'retired', label: '已停用' },
      ],
    },
    {
      kind: 'select',
      name: 'storeId',
      label: '门店',
      options: (answer) => answer?.stores.map(({ storeId: value, name: label }) => ({ value, label })) ?? [],
    },
  ],
  columns: [
    { key: 'name', title: '名称', width: 144, value: ({ name }) => name },
    { key: 'store', title: '门店', width: 136, value: ({ storeName }) => storeName, optional: true },
    {
      key: 'workType',
      title: terms.workType,
      width: 120,
      value: ({ workTypeName }) => workTypeName,
    },
    { key: 'sum', title: '合计', kind: 'fen', value: sumOf },
    { key: 'lines', title: '明细', width: 264, value: linesOf },
    { key: 'state', title: '状态', width: 96, value: ({ retired }) => (retired ? '已停用' : '使用中') },
  ],
  faded: ({ retired }) => retired,
  actions: TemplateButtons,
  bulk: ({ state }) => [turning(state === 'retired')],
  empty: '还没有常用项目。点右上角“加一个常用项目”。',
})

/** Many are retired, or where the retired are looked at restored. */
function turning(retired: boolean): BulkAction<Row> {
  const retire = (key: string, ids: string[]) => call(retireWorkTemplates, { body: { chosen: { ids } }, key })
  const restore = (key: string, ids: string[]) => call(restoreWorkTemplates, { body: { chosen: { ids } }, key })
  return {
    name: retired ? '恢复' : '停用',
    fits: (row) => row.retired === retired,
    nameOf: ({ name }) => name,
    send: (key, chosen) => (retired ? restore : retire)(key, idsOf(chosen)),
    undo: retired ? retire : restore,
  }
}

function linesOf({ lines }: Row): string {
  return lines
    .map(({ itemName, lineKind, amountFen }) => `${itemName}（${lineKindNames[lineKind]}）${yuan(amountFen)}`)
    .join('、')
}

/** 常用项目: canned jobs of my stores, that the till and the counter offer with one tap or key. */
export default function TemplatesPage() {
  return <ListPage list={templates} head={AddTemplate} />
}
