enum DemoCountyPlaceholder {}
