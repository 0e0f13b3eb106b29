import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { RedemptionPage } from '../../api/redemptions.ts'
import { saveCsv } from '../../components/save-csv.ts'
import { formatDay } from '../../copy/days.ts'
import { rewardKindLabels } from '../../copy/labels.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { stateLabels, stateWords } from './redemption-words.ts'
import { everyRedemption } from './use-redemptions.ts'
import type { Filter } from './use-redemptions.ts'
import styles from './redemptions.module.css'

interface FiltersProps {
  readonly filter: Filter
  /** What there is to choose among; null until the first page is there. */
  readonly page: RedemptionPage | null
  readonly onChange: (filter: Filter) => void
}

const states = ['held', 'handed_over', 'cancelled', 'expired'] as const
const everyState = ''

/** Which redemptions to show. */
export function Filters({ filter, page, onChange }: FiltersProps) {
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part })
  const { from, to } = filter
  return (
    <div className={styles.toolbar} role="search" aria-label="查找兑换">
      <Input.Search
        className={styles.search}
        placeholder="会员姓名、手机号、车牌或卡号"
        aria-label="会员姓名、手机号、车牌或卡号"
        allowClear
        maxLength={40}
        defaultValue={filter.q ?? ''}
        onSearch={(text) => change({ q: text.trim() === '' ? undefined : text.trim() })}
      />
      <Segmented
        aria-label="状态"
        value={filter.state ?? everyState}
        onChange={(state) => change({ state: states.find((known) => known === state) })}
        options={[
          { value: everyState, label: '全部' },
          ...states.map((value) => ({ value, label: stateLabels[value] })),
        ]}
      />
      <Select
        aria-label="礼品"
        className={styles.choice}
        placeholder="全部礼品"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.rewardId ?? null}
        onChange={(rewardId: string | null | undefined) => change({ rewardId: rewardId ?? undefined })}
        options={page?.rewards.map(({ rewardId: value, name: label }) => ({ value, label })) ?? []}
      />
      {page !== null && page.stores.length > 1 && (
        <Select
          aria-label="核销门店"
          className={styles.choice}
          placeholder="全部门店"
          allowClear
          value={filter.storeId ?? null}
          onChange={(storeId: string | null | undefined) => change({ storeId: storeId ?? undefined })}
          options={page.stores.map(({ storeId: value, name: label }) => ({ value, label }))}
        />
      )}
      <span className={styles.days}>
        <Day name="从哪天兑换" value={from} max={to} onChange={(day) => change({ from: day })} />
        至
        <Day name="到哪天兑换" value={to} min={from} onChange={(day) => change({ to: day })} />
      </span>
    </div>
  )
}

interface DayProps {
  readonly name: string
  readonly value: string | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly onChange: (day: string | undefined) => void
}

function Day({ name, value, min, max, onChange }: DayProps) {
  return (
    <Input
      type="date"
      aria-label={name}
      value={value ?? ''}
      min={min}
      max={max}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}

/** What the list shows, as a file. */
export function Export({ filter, disabled }: { readonly filter: Filter; readonly disabled: boolean }) {
  const [busy, setBusy] = useState(false)
  const { message } = App.useApp()
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const rows = await everyRedemption(filter)
      saveCsv('兑换记录', [
        ['兑换日期', '会员', '卡号', '礼品', '类别', '数量', '积分', '状态', '最后一天', '办结日期', '核销门店'],
        ...rows.map((row) => [
          formatDay(row.heldAt),
          row.memberName,
          row.cardNumber,
          row.rewardName,
          rewardKindLabels[row.kind],
          row.quantity,
          row.points,
          stateWords(row),
          row.collectBy,
          row.settledAt === null ? '' : formatDay(row.settledAt),
          row.storeName ?? '',
        ]),
      ])
    } catch (error) {
      void message.error(problemSentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} disabled={disabled} onClick={() => void save()}>
      导出
    </Button>
  )
}
