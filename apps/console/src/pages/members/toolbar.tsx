import { Input, Segmented } from 'antd'
import { useState } from 'react'
import type { MemberPage } from './member-queries.ts'
import { ColumnChoice } from './column-choice.tsx'
import type { ColumnKey } from './columns.tsx'
import type { MembersView } from './members-view.ts'
import styles from './members.module.css'

interface ToolbarProps {
  readonly view: MembersView
  /** The shop's tiers; empty until the first page is there. */
  readonly tiers: MemberPage['tiers']
  readonly columns: readonly ColumnKey[]
  readonly onSearch: (search: string) => void
  readonly onTier: (tier: string | null) => void
  readonly onColumns: (columns: readonly ColumnKey[]) => void
}

const everyTier = ''

/** Search, tier and columns, above the table. */
export function Toolbar({ view, tiers, columns, onSearch, onTier, onColumns }: ToolbarProps) {
  const options = [
    { value: everyTier, label: '全部' },
    ...tiers.map(({ code, name }) => ({ value: code, label: name })),
  ]
  return (
    <div className={styles.toolbar} role="search" aria-label="查找会员">
      <Search key={view.search} initial={view.search} onSearch={onSearch} />
      {tiers.length > 0 && (
        <Segmented
          options={options}
          value={view.tier ?? everyTier}
          onChange={(tier) => onTier(tier === everyTier ? null : tier)}
          aria-label="等级"
        />
      )}
      <span className={styles.gap} />
      <ColumnChoice chosen={columns} onChoose={onColumns} />
    </div>
  )
}

/** Searches when told to: a phone or plate is only found whole, and half of one would flash "nobody found". */
function Search({ initial, onSearch }: { readonly initial: string; readonly onSearch: (search: string) => void }) {
  const [typed, setTyped] = useState(initial)
  return (
    <Input.Search
      className={styles.search}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim())}
      maxLength={40}
      allowClear
      enterButton="查找"
      placeholder="姓名开头，或完整的手机号、车牌、卡号"
      aria-label="姓名开头，或完整的手机号、车牌、卡号"
      autoComplete="off"
      spellCheck={false}
    />
  )
}
