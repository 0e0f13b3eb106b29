import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import type { MergePreview } from '@cheyou/contract'
import { mergeCustomers, previewMerge } from '@cheyou/contract/routes'
import { figure } from '@cheyou/words'
import { call, keyed } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import styles from './duplicates.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

interface MergeDialogProps {
  readonly keptId: string
  readonly mergedId: string
  readonly onClose: () => void
}

/** What merging moves and what is left after it, before it is done; it is not taken back. */
export function MergeDialog({ keptId, mergedId, onClose }: MergeDialogProps) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const preview = useQuery({
    queryKey: ['merge-preview', keptId, mergedId],
    queryFn: ({ signal }) => call(previewMerge, { query: { keptId, mergedId }, signal }),
  })
  const merging = useIntent(keyed(mergeCustomers))
  const merge = async (): Promise<void> => {
    const answer = await merging.run({ body: { keptId, mergedId, reason: reason.trim() } })
    if (answer === null) return
    void message.success(`已并入${answer.kept.name}。`)
    onClose()
    await client.invalidateQueries()
  }
  const blocked = preview.data === undefined || openLines(preview.data).length > 0
  return (
    <Modal
      open
      title={preview.data ? `把${preview.data.merged.name}并入${preview.data.kept.name}` : '合并档案'}
      okText="合并"
      cancelText="取消"
      okButtonProps={{ disabled: blocked || reason.trim() === '', danger: true, loading: whenSlow(merging.busy) }}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      {preview.isError && <p className={styles.problem}>{problemSentence(preview.error)}</p>}
      {preview.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {preview.data && <Facts preview={preview.data} />}
      <Input
        aria-label="合并的原因"
        placeholder="怎么核对的，例如：本人到店确认"
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {merging.error !== null && (
        <p className={styles.problem} role="alert">
          {problemSentence(merging.error)}
        </p>
      )}
    </Modal>
  )
}

function Facts({ preview }: { readonly preview: MergePreview }) {
  const { moves, after, merged, kept } = preview
  const open = openLines(preview)
  return (
    <>
      <dl className={styles.facts}>
        <dt>转过去</dt>
        <dd>
          {figure(moves.cars)} 辆车、{figure(moves.visits)} 次到店
          {kept.member !== null && merged.member !== null && (
            <>
              、可兑换积分 {figure(moves.redeemable)}、累计积分 {figure(moves.qualifying)}
              {moves.debt > 0 && `、欠分 ${figure(moves.debt)}`}
            </>
          )}
        </dd>
        <dt>合并后</dt>
        <dd>
          {after === null
            ? '还不是会员'
            : `会员卡 ${after.cardNumber}，${after.tier.name}，有效期至 ${after.membershipEndsOn}`}
        </dd>
        {merged.wechat && (
          <>
            <dt>微信</dt>
            <dd>{kept.wechat ? '两份都绑定过微信：保留的不变，另一个要重新验证手机号。' : '绑定的微信一起转过去。'}</dd>
          </>
        )}
      </dl>
      {open.length > 0 ? (
        <p className={styles.problem} role="alert">
          {merged.name}还有{open.join('、')}，请先办完再合并。
        </p>
      ) : (
        <p className={styles.soft}>合并后不能拆开。原来的积分记录都留在账上。</p>
      )}
    </>
  )
}

function openLines({ open }: MergePreview): string[] {
  return [
    ...(open.redemptions > 0 ? [`${open.redemptions} 份没用完的兑换`] : []),
    ...(open.adjustments > 0 ? [`${open.adjustments} 笔待审批的积分调整`] : []),
    ...(open.agreements > 0 ? [`${open.agreements} 份协议价`] : []),
  ]
}
