import { listConsoleWorkTypes } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom } from '../../kit/list.ts'
import { paths } from '../../routes.ts'
import { AddWorkType, WorkTypeButtons } from './work-type-buttons.tsx'

interface Query {
  q?: string
  state?: 'offered' | 'retired'
}

async function readWorkTypes(_query: Query, signal: AbortSignal) {
  const { rows } = await call(listConsoleWorkTypes, { signal })
  return { rows, nextCursor: null }
}

const workTypes = defineListFrom(readWorkTypes, {
  name: 'work-types',
  title: terms.workType,
  about: '到店登记和积分比例按维修类型。改动立即生效；停用的不再出现在到店登记里，旧工单和导入仍然认得。',
  unit: '类',
  narrow: (answer, { q, state }) => ({
    ...answer,
    rows: answer.rows.filter(
      ({ name, aliases, retired }) =>
        (q === undefined || name.includes(q) || aliases.some((alias) => alias.includes(q))) &&
        (state === undefined || retired === (state === 'retired')),
    ),
  }),
  idOf: ({ code }) => code,
  filters: [
    { kind: 'search', name: 'q', label: '名称或导入时的叫法' },
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      options: [
        { value: 'offered', label: '使用中' },
        { value: 'retired', label: '已停用' },
      ],
    },
  ],
  columns: [
    { key: 'name', title: '名称', width: 168, value: ({ name }) => name },
    // Of use to those who write an import's table of words.
    { key: 'code', title: '代码', width: 144, value: ({ code }) => code, optional: true },
    { key: 'aliases', title: '导入时也叫', width: 216, value: ({ aliases }) => aliases.join('、') },
    {
      key: 'ordinary',
      title: terms.ordinaryRepair,
      width: 144,
      value: ({ ordinaryRepair }) => (ordinaryRepair ? '满额可升级' : null),
    },
    { key: 'state', title: '状态', width: 104, value: ({ retired }) => (retired ? '已停用' : '使用中') },
  ],
  faded: ({ retired }) => retired,
  actions: WorkTypeButtons,
  empty: '还没有维修类型。点右上角“加一个维修类型”。',
})

/** The shop's dictionary of work types (req. 2.2); it is no part of a draft: what changes here holds at once. */
export default function WorkTypesPage() {
  return <ListPage list={workTypes} within={{ path: paths.rules, name: '规则' }} head={AddWorkType} />
}
