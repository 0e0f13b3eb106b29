import { useEffect, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { platform } from '#platform'
import type { WhoAmI } from '@cheyou/contract'
import { Button } from '../button/button.tsx'
import { useConsentAsked, useSession } from '../../hooks/use-session.ts'
import { open } from '../../routes.ts'
import { signIn, startSession } from '../../session/session.ts'
import { Empty, ErrorState, Skeleton } from '../states/states.tsx'
import { BindPhone } from './bind-phone.tsx'
import { ConsentAgain } from './consent-again.tsx'
import { Welcome } from './welcome.tsx'
import './gate.scss'

type Member = NonNullable<WhoAmI['member']>

interface Props {
  skeleton?: ReactNode
  /** What people see below the next step who are no members yet. */
  visitor?: ReactNode
  children: (member: Member, who: WhoAmI) => ReactNode
}

const waiting = {
  no_archive: {
    title: '还没有找到您的档案',
    hint: '这个手机号在店里没有登记过。到店时告诉接待人员，当场就能入会；买车、保养、维修都可以入会。',
  },
  merge_needed: {
    title: '您在店里有两份档案',
    hint: '同一个手机号登记过两次。下次到店时请接待人员核对身份并合并，车辆和消费记录都会保留。',
  },
  not_member: {
    title: '离入会只差一步',
    hint: '档案已经找到了。到店时告诉接待人员“我要入会”，就能领到会员卡，开始累积积分。',
  },
} as const

/** Staff do the next step at the counter; this looks whether they have. */
function Waiting({ who }: { who: WhoAmI }) {
  return (
    <View className="gate__waiting">
      <Button onPress={() => void startSession()}>刷新</Button>
      <StaffEntrance who={who} />
    </View>
  )
}

function StaffEntrance({ who }: { who: WhoAmI }) {
  if (who.staff === null) return null
  return <Button onPress={() => open('scan')}>进入员工工作台</Button>
}

/** Lets members through, and takes everybody else one step further on the way to a card (req. 1.7). */
export function Gate({ skeleton = <Skeleton card />, visitor = null, children }: Props) {
  const session = useSession()
  const consentAsked = useConsentAsked()
  useEffect(
    () =>
      platform.watchNetwork((online) => {
        if (online) void startSession()
      }),
    [],
  )
  if (session.state === 'starting') return <>{skeleton}</>
  if (session.state === 'failed') return <ErrorState failure={session.failure} onAgain={() => void startSession()} />
  if (session.state === 'signed_out')
    return (
      <>
        <Welcome onSignIn={() => void signIn()} />
        {visitor}
      </>
    )
  if (consentAsked) return <ConsentAgain />
  const { who } = session
  if (who.binding !== 'member') {
    return (
      <>
        {who.binding === 'no_phone' ? (
          <BindPhone entrance={<StaffEntrance who={who} />} />
        ) : (
          <Empty {...waiting[who.binding]} action={<Waiting who={who} />} />
        )}
        {visitor}
      </>
    )
  }
  return who.member === null ? <>{skeleton}</> : <>{children(who.member, who)}</>
}
