import { Text } from '@tarojs/components'
import './plate.scss'

/** A number plate as it is read: region, dot, number. */
export function Plate({ plate }: { plate: string | null }) {
  if (plate === null || plate === '') return <Text className="plate plate--none">未上牌</Text>
  return <Text className="plate">{`${plate.slice(0, 2)}·${plate.slice(2)}`}</Text>
}
