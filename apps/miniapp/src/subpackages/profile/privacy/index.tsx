import { ConsentParts } from '../../../components/consent-parts/consent-parts.tsx'
import { LoadedView } from '../../../components/loaded-view/loaded-view.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { useConsentText } from '../../../hooks/use-consent-text.ts'

/** The text that binding a phone asks consent to; its version goes with the consent (req. 15.3). */
export default function PrivacyPage() {
  const loaded = useConsentText()
  return (
    <Screen>
      <LoadedView loaded={loaded}>{(text) => <ConsentParts text={text} />}</LoadedView>
    </Screen>
  )
}
