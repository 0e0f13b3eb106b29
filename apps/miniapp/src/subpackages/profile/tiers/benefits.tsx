import { Text, View } from '@tarojs/components'
import type { MyBenefits as Benefits, TierLadder } from '@cheyou/contract'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { discountLines, lineOfUse, renewalLine, titleOfUse, undoneWords, usedLine } from '../../../copy/benefits.ts'
import { unbroken } from '../../../copy/unbroken.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import './benefits.scss'

/** How often something can still be had this year, as a number first and as dots beside it. */
function Counted({ benefit }: { benefit: Benefits['benefits'][number] }) {
  const { name, left, perYear } = benefit
  return (
    <View className="my-benefit">
      <View className="my-benefit__words">
        <Text className="my-benefit__name">{name}</Text>
        <Text className="my-benefit__used">{usedLine(benefit)}</Text>
      </View>
      <View className="my-benefit__left">
        <Text className="my-benefit__number">{left}</Text>
        <Text className="my-benefit__unit">次可用</Text>
      </View>
      <View className="my-benefit__bar" ariaHidden>
        <View className="my-benefit__rest" style={`width: ${perYear === 0 ? 0 : Math.min(1, left / perYear) * 100}%`} />
      </View>
    </View>
  )
}

/** What I used, newest first, older years too. */
export function MyUses({ uses }: { uses: Benefits['uses'] }) {
  if (uses.length === 0) return null
  return (
    <Section title="权益使用记录">
      {uses.map((use) => (
        <Row
          key={use.useId}
          title={titleOfUse(use)}
          note={lineOfUse(use)}
          {...(use.undoneAt === null ? {} : { value: undoneWords(use) })}
        />
      ))}
    </Section>
  )
}

interface Props {
  loaded: Loaded<Benefits>
  tier: TierLadder['tiers'][number] | undefined
}

/** My service package: what is left of it this year, what it takes off, who looks after me (req. 1.3). */
export function MyPackage({ loaded, tier }: Props) {
  const discounts = tier === undefined ? [] : discountLines(tier)
  return (
    <LoadedView loaded={loaded}>
      {(mine) => (
        <Section title="我的服务包">
          {mine.benefits.length === 0 && discounts.length === 0 && !mine.advisor ? (
            <Row title="现在的等级没有服务包" note="升级后就有，见下面的各等级权益" />
          ) : null}
          {mine.benefits.map((benefit) => (
            <Counted key={benefit.code} benefit={benefit} />
          ))}
          {discounts.length === 0 ? null : <Row title="会员折扣" value={unbroken(discounts).join('，')} />}
          {mine.advisor ? <Row title="专属服务顾问" value={mine.advisorName ?? '到店安排'} /> : null}
          {mine.benefits.length === 0 ? null : <Text className="my-benefit__year">{renewalLine(mine)}</Text>}
        </Section>
      )}
    </LoadedView>
  )
}
