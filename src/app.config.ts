import { site } from '@site'

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [
    { root: 'features/articles', pages: ['read/index', 'kept/index'] },
    { root: 'features/people', pages: ['enter/index', 'stored/index', 'policy/index', 'type/index'] },
    { root: 'features/questions', pages: ['file/index'] },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: site.name,
    navigationBarTextStyle: 'black',
    backgroundColor: '#F2F5F4',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
})
