import type { ReactNode } from 'react'
import type { StaffBrief } from '@cheyou/contract'
import { Button } from '../../components/button/button.tsx'
import { Empty, ErrorState, Skeleton } from '../../components/states/states.tsx'
import { useSession } from '../../hooks/use-session.ts'
import { open } from '../../routes.ts'
import { signIn, startSession } from '../../session/session.ts'
import { chosenStore } from './desk.ts'

interface Props {
  children: (staff: StaffBrief, storeId: string) => ReactNode
}

/** Lets staff of at least one store through. */
export function StaffGate({ children }: Props) {
  const session = useSession()
  if (session.state === 'starting') return <Skeleton />
  if (session.state === 'failed') return <ErrorState failure={session.failure} onAgain={() => void startSession()} />
  if (session.state === 'signed_out') {
    return <Empty title="请先登录" action={<Button onPress={() => void signIn()}>微信登录</Button>} />
  }
  const { staff } = session.who
  if (staff === null) {
    const bind = <Button onPress={() => open('invitation')}>输入邀请码</Button>
    return <Empty title="这里是员工工作台" hint="用店长给的邀请码绑定后就能使用。" action={bind} />
  }
  const storeId = chosenStore(staff.stores)
  if (storeId === null) return <Empty title="还没有分配门店" hint="请联系店长在电脑上为您分配门店。" />
  return <>{children(staff, storeId)}</>
}
