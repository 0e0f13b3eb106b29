import { listRuleVersions } from '@cheyou/contract/routes'
import { Button } from 'antd'
import { generatePath, Link, useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { fromWhen } from '../../copy/days.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom, optionsOf } from '../../kit/list.ts'
import { paths } from '../../routes.ts'
import { type RuleList, VERSIONS } from './rule-queries.ts'
import { StartDraft } from './start-draft.tsx'
import styles from './rules.module.css'

const stateNames = { draft: '草稿', coming: '待生效', in_force: '现行', past: '已被取代' } as const

/** A version, or a draft that may become one. */
interface RuleRow {
  readonly path: string
  readonly title: string
  readonly name: string | null
  readonly state: keyof typeof stateNames
  readonly from: string | null
  readonly by: string | null
  readonly at: string
}

async function readRules(_query: { state?: string }, signal: AbortSignal) {
  const list = await call(listRuleVersions, { signal })
  return { ...list, rows: rowsOf(list), nextCursor: null }
}

const versions = defineListFrom(readRules, {
  name: VERSIONS,
  title: '规则',
  about:
    '到店、积分、等级和优惠都按现行的一版算。已发布的不再改变：要改就起草一版，先用过去的到店记录试算，再决定何时生效。',
  unit: '份',
  narrow: (answer, { state }) => ({
    ...answer,
    rows: answer.rows.filter((row) => state === undefined || row.state === state),
  }),
  idOf: ({ path }) => path,
  filters: [{ kind: 'segments', name: 'state', label: '状态', options: optionsOf(stateNames) }],
  columns: [
    {
      key: 'title',
      title: '版本',
      width: 200,
      value: ({ title }) => title,
      render: ({ path, title }) => <Link to={path}>{title}</Link>,
      under: { title: '说明', value: ({ name }) => name },
    },
    {
      key: 'state',
      title: '状态',
      width: 112,
      value: ({ state }) => stateNames[state],
      render: ({ state }) => <span className={state === 'in_force' ? styles.live : ''}>{stateNames[state]}</span>,
    },
    { key: 'from', title: '生效', width: 168, value: ({ from }) => from },
    { key: 'by', title: '发布', width: 136, value: ({ by }) => by },
    { key: 'at', title: '发布或改动', kind: 'moment', value: ({ at }) => at },
  ],
  faded: ({ state }) => state === 'past',
  empty: '还没有规则。',
})

function rowsOf({ drafts, versions: published }: RuleList): RuleRow[] {
  return [
    ...drafts.map(({ draftId, name, basedOn, updatedAt }): RuleRow => {
      const path = generatePath(paths.ruleDraft, { draftId })
      return { path, title: name, name: `从第 ${basedOn} 版起草`, state: 'draft', from: null, by: null, at: updatedAt }
    }),
    ...published.map(({ version, name, effectiveFrom, publishedAt, publishedBy, inForce }): RuleRow => {
      const coming = new Date(effectiveFrom) > new Date()
      return {
        path: generatePath(paths.ruleVersion, { version: String(version) }),
        title: `第 ${version} 版`,
        name,
        state: inForce ? 'in_force' : coming ? 'coming' : 'past',
        from: fromWhen(effectiveFrom),
        by: publishedBy,
        at: publishedAt,
      }
    }),
  ]
}

/** Versions of the rules, newest first, and before them the drafts at work (req. 2.3). */
export default function RulesPage() {
  return <ListPage list={versions} head={RulesHead} />
}

function RulesHead({ answer }: { readonly answer: RuleList | null }) {
  const navigate = useNavigate()
  const current = answer?.versions.find(({ inForce }) => inForce)?.version
  return (
    <>
      <Button onClick={() => void navigate(paths.workTypes)}>管理维修类型</Button>
      {current !== undefined && <StartDraft basedOn={current} label="修改规则" />}
    </>
  )
}
