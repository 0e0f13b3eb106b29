import { Text } from '@tarojs/components'
import './plate.scss'

/** Plates of cars with a battery have one character more, on green. */
const GREEN_LENGTH = 8

/** A number plate as it is on the car: region, dot, number; blue, or green for new energy. */
export function Plate({ plate }: { plate: string | null }) {
  if (plate === null || plate === '') return <Text className="plate plate--none">未上牌</Text>
  const kind = plate.length >= GREEN_LENGTH ? 'green' : 'blue'
  return <Text className={`plate plate--${kind}`}>{`${plate.slice(0, 2)}·${plate.slice(2)}`}</Text>
}
