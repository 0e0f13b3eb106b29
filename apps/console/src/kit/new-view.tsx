import type { DeskView } from '@cheyou/contract'
import { managerRoles } from '@cheyou/contract/codes'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../session/session-state.ts'
import styles from './list.module.css'

const NAME_LENGTH = 20

interface NewViewProps {
  /** Answers whether it was kept. */
  readonly onSave: (name: string, sharing: DeskView['sharing'], storeId: string | null) => Promise<boolean>
  readonly busy: boolean
}

/** A name for what is shown, and who sees it. */
export function NewView({ onSave, busy }: NewViewProps) {
  const { staff } = useMe()
  const [name, setName] = useState('')
  const [whose, setWhose] = useState('mine')
  const save = async (): Promise<void> => {
    if (name.trim() === '') return
    const storeId = staff.stores.find((store) => store.storeId === whose)?.storeId ?? null
    const sharing = storeId === null ? (whose === 'group' ? 'group' : 'mine') : 'store'
    if (await onSave(name.trim(), sharing, storeId)) setName('')
  }
  return (
    <div className={styles.newView}>
      <Input
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void save()}
        maxLength={NAME_LENGTH}
        placeholder="给现在的筛选起个名字"
        aria-label="视图的名字"
      />
      <Select
        value={whose}
        onChange={setWhose}
        aria-label="谁能看到"
        options={[
          { value: 'mine', label: '只有我' },
          ...staff.stores.map(({ storeId, name: store }) => ({ value: storeId, label: `${store}的同事` })),
          ...(managerRoles.some((role) => role === staff.role) ? [{ value: 'group', label: '集团的同事' }] : []),
        ]}
      />
      <Button type="primary" loading={busy} onClick={() => void save()}>
        存下
      </Button>
    </div>
  )
}
