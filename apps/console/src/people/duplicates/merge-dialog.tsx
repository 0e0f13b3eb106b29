import type { MergePreview } from '@cheyou/contract'
import { mergeCustomers, previewMerge } from '@cheyou/contract/routes'
import { figure, notYetMember, terms } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { Alert, App } from 'antd'
import { call } from '../../api/call.ts'
import { Facts } from '../../kit/detail.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'

interface MergeDialogProps {
  readonly keptId: string
  readonly mergedId: string
  readonly onClose: () => void
}

/** What merging changes on the screens of the desk. */
const refreshes = ['duplicates', 'merge-preview', 'merge-requests', 'archives', 'members', 'member', 'points']

/** What merging moves and what is left after it, before it is done; it is not taken back. */
export function MergeDialog({ keptId, mergedId, onClose }: MergeDialogProps) {
  const { message } = App.useApp()
  const preview = useQuery({
    queryKey: ['merge-preview', keptId, mergedId],
    queryFn: ({ signal }) => call(previewMerge, { query: { keptId, mergedId }, signal }),
  })
  const merging = useIntent(
    (key, { reason }: { readonly reason: string }) => call(mergeCustomers, { body: { keptId, mergedId, reason }, key }),
    { refreshes },
  )
  const seen = preview.data
  return (
    <ReasonDialog
      title={seen ? `把${seen.merged.name}并入${seen.kept.name}` : terms.mergeArchives}
      okText={seen?.alike === false ? '提交审批' : '合并'}
      placeholder="怎么核对的，例如：本人到店确认"
      about={
        <Loaded query={preview} name="合并的结果">
          {(data) => <Outcome preview={data} />}
        </Loaded>
      }
      blocked={seen === undefined || openLines(seen).length > 0}
      intent={merging}
      onDone={({ mergeId, kept }) => {
        void message.success(
          mergeId === null ? '两份档案没有相同之处，已提交，等另一位店长审批。' : `已并入${kept.name}。`,
        )
        onClose()
      }}
      onClose={onClose}
    />
  )
}

function Outcome({ preview }: { readonly preview: MergePreview }) {
  const { moves, after, merged, kept } = preview
  const open = openLines(preview)
  const bothMembers = kept.member !== null && merged.member !== null
  return (
    <>
      <Facts
        facts={[
          ['转过去', `${figure(moves.cars)} 辆车、${figure(moves.visits)} 次到店`],
          [
            '积分',
            bothMembers
              ? `可兑换 ${figure(moves.redeemable)}、累计 ${figure(moves.qualifying)}${moves.debt > 0 ? `、欠分 ${figure(moves.debt)}` : ''}`
              : null,
          ],
          [
            '合并后',
            after === null
              ? notYetMember
              : `会员卡 ${after.cardNumber}，${after.tier.name}，${terms.validUntil} ${after.membershipEndsOn}`,
          ],
          [
            '微信',
            !merged.wechat
              ? null
              : kept.wechat
                ? '两份都绑定过微信：保留的不变，另一个要重新验证手机号。'
                : '绑定的微信一起转过去。',
          ],
        ]}
      />
      {open.length > 0 ? (
        <Alert type="warning" showIcon title={`${merged.name}还有${open.join('、')}，请先办完再合并。`} />
      ) : (
        <p>
          {!preview.alike && '两份档案的手机号、证件号和姓名都不相同，要另一位店长审批后才合并。'}
          合并后不能拆开。原来的积分记录都留在账上。
        </p>
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
