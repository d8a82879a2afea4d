import { yaml } from "../lib/example.ts";
import type { RuleExamples } from "../rule.ts";

/** Examples of AW144. */
export const hostNotAllowed: RuleExamples = {
  bad: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: [api.example.org]
    tools:
      - name: get_weather
        description: Gives the weather of a city.
        http:
          url: https://weather.example.com/today
  `,
  good: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: [api.example.org, "*.example.com"]
    tools:
      - name: get_weather
        description: Gives the weather of a city.
        http:
          url: https://weather.example.com/today
  `,
  fixed: yaml`
    capabilities:
      canBrowseWeb: false
      canExecuteCode: false
      canAccessFiles: false
      networkAccess: true
      allowedHosts: [api.example.org, weather.example.com]
    tools:
      - name: get_weather
        description: Gives the weather of a city.
        http:
          url: https://weather.example.com/today
  `,
};
