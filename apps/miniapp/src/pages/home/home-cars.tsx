import { Text, View } from '@tarojs/components'
import type { Car } from '@cheyou/contract'
import { kilometres } from '@cheyou/words'
import { Plate } from '../../components/plate/plate.tsx'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { Section } from '../../components/section/section.tsx'
import { carName } from '../../copy/car.ts'
import { openTab } from '../../routes.ts'

const SHOWN = 2

/** My cars in a line each; the whole of them is one tap away. */
export function HomeCars({ cars }: { cars: Car[] }) {
  if (cars.length === 0) return null
  return (
    <Section title="我的爱车" more={{ text: '维修记录', onPress: () => openTab('car') }}>
      {cars.slice(0, SHOWN).map((car) => (
        <Pressable key={car.vehicleId} className="home-car" onPress={() => openTab('car')}>
          <View className="home-car__words">
            <Text className="home-car__name">{carName(car)}</Text>
            <Plate plate={car.plate} />
          </View>
          {car.odometerKm === null ? null : <Text className="home-car__km">{kilometres(car.odometerKm)}</Text>}
        </Pressable>
      ))}
    </Section>
  )
}
