import { categoryOf, isSameCategory } from '../../../lib/provider/precheck-task/source-category';

test.each([
  ['ecsonvpc', 'ecsOnVpc'],
  ['idconvpc', 'idcOnVpc'],
  ['internet', 'internet'],
  ['ecsOnVpc', 'ecsOnVpc'],
  ['brandnew', 'brandnew'],
])('the category "%s" of the service is "%s" in a configuration', (sourceCategory, expected) => {
  expect(categoryOf({ sourceCategory })).toBe(expected);
});

test('categories are the same whatever their capitals', () => {
  expect(isSameCategory('ecsonvpc', 'ecsOnVpc')).toBe(true);
  expect(isSameCategory('idconvpc', 'ecsOnVpc')).toBe(false);
});
