import { site } from '@site'

/** Of WeChat's plugin 微信同声传译 (docs/guides/部署.md). An account that has not added it cannot even preview a build that names it. */
const voicePlugin = process.env.TARO_ENV === 'weapp' ? process.env.TARO_APP_VOICE_PLUGIN : undefined

/** Shown only in a frame of the console, so only a browser needs it. */
const preview = process.env.TARO_ENV === 'h5' ? ['preview/index'] : []

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'features/articles',
      pages: [
        'read/index',
        'kept/index',
        'corrections/index',
        'topic/index',
        'issue/index',
        'issues/index',
        ...preview,
      ],
    },
    {
      root: 'features/people',
      pages: ['enter/index', 'stored/index', 'policy/index', 'type/index', 'desk/index', 'desk-enter/index'],
    },
    { root: 'features/materials', pages: ['capture/index'] },
    { root: 'features/orders', pages: ['file/index', 'mine/index', 'order/index', 'statistics/index'] },
    { root: 'features/plans', pages: ['pitch/index', 'assignments/index', 'assignment/index'] },
    { root: 'features/notices', pages: ['inbox/index', 'choices/index'] },
    { root: 'features/questions', pages: ['file/index'] },
    { root: 'features/stories', pages: ['review/index', 'review/story/index'] },
    {
      root: 'features/volunteers',
      pages: [
        'register/index',
        'pool/index',
        'parts/index',
        'part/index',
        'mine/index',
        'hours/index',
        'certificates/index',
        'verify/index',
        'shifts/index',
        'shift/index',
        'project/index',
        'teams/index',
        'team/index',
        'records/index',
      ],
    },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: site.name,
    navigationBarTextStyle: 'black',
    backgroundColor: '#F2F5F4',
    backgroundTextStyle: 'dark',
  },
  ...(voicePlugin ? { plugins: { WechatSI: { version: voicePlugin, provider: 'wx069ba97219f66d99' } } } : {}),
  // 点单 on WeChat's own map, and a volunteer who signs at the place; nothing else asks where somebody is
  requiredPrivateInfos: ['chooseLocation', 'getLocation'],
  permission: { 'scope.userLocation': { desc: '签到时看一下您离集合点多远，只记多少米' } },
  lazyCodeLoading: 'requiredComponents',
})
