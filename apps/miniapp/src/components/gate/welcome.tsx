import { useEffect } from 'react'
import { Text, View } from '@tarojs/components'
import { useClub } from '../../hooks/use-club.ts'
import { loadClub } from '../../session/club.ts'
import { ClubSign } from '../club-sign/club-sign.tsx'
import { Button } from '../button/button.tsx'
import './gate.scss'

/** Not signed in: what the club is, and one button. */
export function Welcome({ onSignIn }: { onSignIn: () => void }) {
  const club = useClub()
  useEffect(() => void loadClub(), [])
  return (
    <View className="gate">
      <ClubSign club={club} />
      <Text className="gate__title">{club?.name ?? '车友会'}</Text>
      <Text className="gate__text">会员卡、积分和爱车的维修记录，都在这里。</Text>
      <View className="gate__action">
        <Button primary onPress={onSignIn}>
          微信登录
        </Button>
      </View>
    </View>
  )
}
