import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import type { WhoAmI } from '@cheyou/contract'
import { ClubCard } from '../../components/club-card/club-card.tsx'
import { Gate } from '../../components/gate/gate.tsx'
import { LoadedView } from '../../components/loaded-view/loaded-view.tsx'
import { Screen } from '../../components/screen/screen.tsx'
import { Showcase } from '../../components/showcase/showcase.tsx'
import { Skeleton } from '../../components/states/states.tsx'
import type { Home } from '@cheyou/contract'
import { open } from '../../routes.ts'
import { keepSecret } from '../code/card-secret.ts'
import { HomeCars } from './home-cars.tsx'
import { HomeNext } from './home-next.tsx'
import { HomeRecent } from './home-recent.tsx'
import { HomeShortcuts } from './home-shortcuts.tsx'
import { useClubTitle } from './use-club-title.ts'
import { useHome } from './use-home.ts'
import './index.scss'

function HomeContent({ home, clubName }: { home: Home; clubName: string }) {
  return (
    <View className="home">
      <ClubCard
        card={home.card}
        clubName={clubName}
        lapsed={home.membershipEnding?.state === 'lapsed'}
        onCode={() => open('code')}
      />
      <HomeNext home={home} />
      <HomeShortcuts openRedemptions={home.openRedemptions} />
      <HomeCars cars={home.cars} />
      <HomeRecent entries={home.recent} />
    </View>
  )
}

function MemberHome({ memberId, who }: { memberId: string; who: WhoAmI }) {
  const home = useHome(memberId)
  useEffect(keepSecret, [])
  return (
    <LoadedView loaded={home} skeleton={<Skeleton card />}>
      {(data) => <HomeContent home={data} clubName={who.club.name} />}
    </LoadedView>
  )
}

export default function HomePage() {
  const clubName = useClubTitle()
  useShareAppMessage(() => ({ title: clubName, path: '/pages/home/index' }))
  return (
    <Screen>
      <Gate visitor={<Showcase />}>{(member, who) => <MemberHome memberId={member.memberId} who={who} />}</Gate>
    </Screen>
  )
}
