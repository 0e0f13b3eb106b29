import type { ConsoleVisitRow } from '@cheyou/contract'
import { DetailDrawer, type Beside } from '../../kit/detail-drawer.tsx'
import { VisitDetail } from './visit-detail.tsx'

/** A visit beside the list of visits. */
export function VisitDrawer({ beside }: { readonly beside: Beside<ConsoleVisitRow> }) {
  return (
    <DetailDrawer beside={beside} title={(row) => row?.customerName ?? '到店记录'}>
      {(visitId) => <VisitDetail visitId={visitId} />}
    </DetailDrawer>
  )
}
