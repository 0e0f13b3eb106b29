import { Image, View } from '@tarojs/components'
import type { ClubLook } from '@cheyou/contract'
import { pictureSource } from '../../api/files.ts'
import './club-sign.scss'

/** The club's logo; nothing where it has none. Its name stands beside it. */
export function ClubSign({ club, small = false }: { club: ClubLook | null; small?: boolean }) {
  if (!club?.logoUrl) return null
  return (
    <View className={`club-sign ${small ? 'club-sign--small' : ''}`} ariaHidden>
      <Image className="club-sign__picture" src={pictureSource(club.logoUrl)} mode="aspectFit" />
    </View>
  )
}
