import { Text, View } from '@tarojs/components'
import { giveConsent } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'
import { useConsentText } from '../../hooks/use-consent-text.ts'
import { useIntent } from '../../hooks/use-intent.ts'
import { putOffConsent, setWho } from '../../session/session.ts'
import { Button } from '../button/button.tsx'
import { ConsentParts } from '../consent-parts/consent-parts.tsx'
import { LoadedView } from '../loaded-view/loaded-view.tsx'
import { FailureNotice } from '../notice/notice.tsx'
import './gate.scss'

/** The privacy text changed in a way that asks again (req. 15.3). Put off, it comes back at the next opening: nobody is kept from their card. */
export function ConsentAgain() {
  const loaded = useConsentText()
  const agreeing = useIntent((_key, version: string) => call(giveConsent, { body: { version } }))
  const agree = async (version: string): Promise<void> => {
    const who = await agreeing.run(version)
    if (who === null) loaded.reload()
    else setWho(who)
  }
  return (
    <View className="gate">
      <Text className="gate__title">隐私说明更新了</Text>
      <Text className="gate__text">请看过新的内容。同意后继续使用；有疑问可以先放一放，到店问接待人员。</Text>
      <View className="gate__consent-text">
        <LoadedView loaded={loaded}>
          {(text) => (
            <>
              <ConsentParts text={text} />
              <FailureNotice failure={agreeing.failure} />
              <View className="gate__action">
                <Button primary busy={agreeing.busy} onPress={() => void agree(text.version)}>
                  同意并继续
                </Button>
              </View>
            </>
          )}
        </LoadedView>
      </View>
      <View className="gate__action">
        <Button onPress={putOffConsent}>以后再说</Button>
      </View>
    </View>
  )
}
