import { App, Button, Drawer, Form } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { addReward, editReward } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import type { Beside } from '../../kit/detail-drawer.tsx'
import { markFields, Refusal } from '../../kit/form-dialog.tsx'
import { GiveUp } from '../../kit/leave-question.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { useLeaveGuard } from '../../kit/use-leave-guard.ts'
import { refreshes, useShelf } from './catalogue-query.ts'
import type { ShelfRow } from './catalogue-query.ts'
import { fieldAt, fieldsOf, newRewardOf, ownStores, termsOf } from './form-values.ts'
import type { RewardFields } from './form-values.ts'
import { RewardForm } from './reward-form.tsx'
import styles from './rewards.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

interface RewardDrawerProps {
  readonly catalogue: Catalogue
  /** `reward: null` is a new one; null: closed. */
  readonly opened: { readonly reward: ConsoleReward | null } | null
  readonly onClose: () => void
}

/** The reward that is open in the address, once the catalogue is there. */
export function OpenedReward({ beside: { openId, open } }: { readonly beside: Beside<ShelfRow> }) {
  const shelf = useShelf().data
  if (shelf === undefined) return null
  // One that a filter hides is open all the same.
  const reward = shelf.rows.find(({ rewardId }) => rewardId === openId)
  return <RewardDrawer catalogue={shelf} opened={reward ? { reward } : null} onClose={() => open(null)} />
}

/** A reward beside the list: to read, and to change for who may. */
export function RewardDrawer({ catalogue, opened, onClose }: RewardDrawerProps) {
  const [leaving, setLeaving] = useState(false)
  const isTouched = useRef(false)
  const hold = useLeaveGuard()
  const touch = (isTyped: boolean): void => hold((isTouched.current = isTyped))
  const shown = useLast(opened)
  const close = (): void => {
    touch(false)
    setLeaving(false)
    onClose()
  }
  const ask = (): void => (isTouched.current ? setLeaving(true) : close())
  return (
    <Drawer
      open={opened !== null}
      closable={false}
      destroyOnHidden
      size={560}
      title={shown?.reward?.name ?? terms.addReward}
      onClose={ask}
      styles={{ body: { padding: 0 } }}
    >
      {shown !== null && (
        // Opened for another reward; what is read again meanwhile does not wipe out what is typed.
        <Editor
          key={shown.reward?.rewardId ?? 'new'}
          catalogue={catalogue}
          reward={shown.reward}
          onTouch={() => touch(true)}
          onSaved={close}
          onLeave={ask}
        />
      )}
      {leaving && <GiveUp onOk={close} onClose={() => setLeaving(false)} />}
    </Drawer>
  )
}

/** What was open last, so that a closing drawer does not go blank while it slides out. */
function useLast(opened: RewardDrawerProps['opened']): RewardDrawerProps['opened'] {
  const last = useRef(opened)
  useEffect(() => {
    if (opened !== null) last.current = opened
  }, [opened])
  return opened ?? last.current
}

interface EditorProps {
  readonly catalogue: Catalogue
  readonly reward: ConsoleReward | null
  readonly onTouch: () => void
  readonly onSaved: () => void
  readonly onLeave: () => void
}

function Editor({ catalogue, reward, onTouch, onSaved, onLeave }: EditorProps) {
  const [first] = useState(reward)
  const [form] = Form.useForm<RewardFields>()
  const { message } = App.useApp()
  const mayEdit = first === null || first.can.includes('edit')
  const saving = useIntent(
    (key, fields: RewardFields) =>
      first === null
        ? call(addReward, { body: newRewardOf(fields), key })
        : call(editReward, {
            params: { rewardId: first.rewardId },
            body: { ...termsOf(fields), revision: first.revision },
            key,
          }),
    { refreshes },
  )
  useEffect(() => markFields(form, saving.error, fieldAt), [form, saving.error])
  const save = async (fields: RewardFields): Promise<void> => {
    const saved = await saving.run(fields)
    if (saved === null) return
    void message.success(first === null ? `${saved.name}已上架。` : `${saved.name}已保存。`)
    onSaved()
  }
  return (
    <div className={styles.editor}>
      <div className={styles.editorBody}>
        <RewardForm
          form={form}
          catalogue={catalogue}
          reward={first}
          initial={fieldsOf(first, ownStores(catalogue))}
          disabled={!mayEdit}
          onSubmit={(fields) => void save(fields)}
          onChange={onTouch}
        />
      </div>
      <div className={styles.footer}>
        <Refusal error={saving.error} />
        {!mayEdit && <span className={styles.small}>它也在别的门店兑换，由集团管理员修改。</span>}
        <Button onClick={onLeave}>{mayEdit ? '取消' : '关闭'}</Button>
        {mayEdit && (
          <Button type="primary" loading={whenSlow(saving.busy)} onClick={() => form.submit()}>
            {first === null ? '上架' : '保存'}
          </Button>
        )}
      </div>
    </div>
  )
}
