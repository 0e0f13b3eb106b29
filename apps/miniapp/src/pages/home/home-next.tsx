import { Text, View } from '@tarojs/components'
import type { Home } from '@cheyou/contract'
import { Pressable } from '../../components/pressable/pressable.tsx'
import { Section } from '../../components/section/section.tsx'
import { withUnits } from '../../copy/unbroken.ts'
import { open, openTab } from '../../routes.ts'
import { leftWords, nextSteps, type NextStep } from './next-steps.ts'

function go({ leadsTo }: NextStep): void {
  if (typeof leadsTo === 'object') open('redemption', leadsTo)
  else if (leadsTo === 'car') openTab('car')
  else if (leadsTo === 'renewal') open('tiers', { at: 'renewal' })
  else open(leadsTo)
}

function Step({ step }: { step: NextStep }) {
  const { urgency, title, note, daysLeft, leadsTo } = step
  return (
    <Pressable className={`home-next home-next--${urgency}`} onPress={() => go(step)}>
      <View className="home-next__words">
        <Text className="home-next__title">{withUnits(title)}</Text>
        <Text className="home-next__note">{withUnits(note)}</Text>
      </View>
      {leadsTo === 'renewal' ? <Text className="home-next__action">续会</Text> : null}
      {daysLeft === null || leadsTo === 'renewal' ? null : (
        <Text className="home-next__left">{leftWords(daysLeft)}</Text>
      )}
      {leadsTo === 'renewal' ? null : <View className="home-next__chevron" ariaHidden />}
    </Pressable>
  )
}

/** What ends, what is due and what waits for me, the most urgent first; nothing stands here while nothing does. */
export function HomeNext({ home }: { home: Home }) {
  const steps = nextSteps(home)
  if (steps.length === 0) return null
  return (
    <Section title="接下来">
      {steps.map((step) => (
        <Step key={step.key} step={step} />
      ))}
    </Section>
  )
}
