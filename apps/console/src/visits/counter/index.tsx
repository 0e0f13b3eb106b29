import { tillWords } from '@cheyou/words'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useStored } from '../../components/use-stored.ts'
import { Page } from '../../kit/page.tsx'
import { paths } from '../../routes.ts'
import { useMe } from '../../session/session-state.ts'
import { Counter } from './counter.tsx'
import { TodayVisits } from './today-visits.tsx'
import { ClosingDrawer } from './drafts/closing-drawer.tsx'

const isText = (value: unknown): value is string => typeof value === 'string'

/** 接待台: the till at a desk, keyboard first. A scanner is read anywhere on the page. */
export default function CounterPage() {
  const { stores } = useMe().staff
  const [kept, keep] = useStored('cheyou.console.counter-store', '', isText)
  const [beside, setBeside] = useState<'today' | 'closing' | null>(null)
  const store = stores.find(({ storeId }) => storeId === kept) ?? stores[0]
  const choice =
    stores.length < 2 ? null : (
      <Select
        aria-label="门店"
        value={store?.storeId ?? null}
        options={stores.map(({ storeId, name }) => ({ value: storeId, label: name }))}
        onChange={(storeId) => storeId !== null && keep(storeId)}
      />
    )
  return (
    <Page
      title="接待台"
      fills
      actions={
        <>
          {choice}
          {store !== undefined && (
            <>
              <Button onClick={() => setBeside('today')}>{tillWords.todayVisits}</Button>
              <Button onClick={() => setBeside('closing')}>今日收尾</Button>
            </>
          )}
          <Link to={paths.workstation}>本机设备</Link>
        </>
      }
    >
      {store === undefined ? (
        <p>您还没有门店，请店长在员工里加上。</p>
      ) : (
        <>
          <Counter key={store.storeId} storeId={store.storeId} storeName={store.name} />
          {beside === 'today' && <TodayVisits storeId={store.storeId} onClose={() => setBeside(null)} />}
          {beside === 'closing' && <ClosingDrawer storeId={store.storeId} onClose={() => setBeside(null)} />}
        </>
      )}
    </Page>
  )
}
