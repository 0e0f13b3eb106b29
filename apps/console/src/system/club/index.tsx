import { Page } from '../../kit/page.tsx'
import { Consent } from './consent.tsx'
import { Look } from './look.tsx'

/** 车友会: the club's name, logo and accent, and the text that owners agree to (req. 16.6, 15.3). */
export default function ClubPage() {
  return (
    <Page title="车友会" about="小程序和管理台里的名称、标志和主色，以及车主绑定手机号前要同意的隐私说明。">
      <Look />
      <Consent />
    </Page>
  )
}
