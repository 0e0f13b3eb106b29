import { Image, Text, View } from '@tarojs/components'
import { pictureSource } from '../../api/files.ts'
import type { RewardOnShow } from '@cheyou/contract'
import { yuan } from '@cheyou/words'
import './reward-tile.scss'

interface Props {
  reward: Pick<RewardOnShow, 'kind' | 'voucher' | 'pictureUrl'>
  large?: boolean
}

/** A reward's picture; without one a voucher shows its value, a gift a parcel, a service that it costs nothing (免). */
export function RewardTile({ reward: { kind, voucher, pictureUrl }, large = false }: Props) {
  const looks = `${large ? 'reward-tile--large' : ''} ${pictureUrl === null ? '' : 'reward-tile--pictured'}`
  return (
    <View className={`reward-tile reward-tile--${kind} ${looks}`} ariaHidden>
      {pictureUrl === null ? (
        <Drawn kind={kind} faceFen={voucher?.faceFen ?? null} />
      ) : (
        <Image className="reward-tile__picture" src={pictureSource(pictureUrl)} mode="aspectFill" lazyLoad={!large} />
      )}
    </View>
  )
}

function Drawn({ kind, faceFen }: { kind: RewardOnShow['kind']; faceFen: number | null }) {
  if (faceFen !== null) return <Text className="reward-tile__value">{yuan(faceFen)}</Text>
  return kind === 'service' ? <Text className="reward-tile__value">免</Text> : <View className="reward-tile__parcel" />
}
