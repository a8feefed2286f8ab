// Alerts that call an operator. Each has a section of the same name in runbook.md.

@description('Beginning of the resource names.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('E-mail address that receives the alerts.')
param email string

@description('Number of instances, each of which starts once at a deployment.')
param instanceCount int

@description('Host name of the bot.')
param hostName string

@description('Log Analytics workspace with the logs and metrics.')
param workspaceId string

@description('Application Insights that the availability test belongs to.')
param insightsId string

@description('The database server.')
param databaseId string

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'operators-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'qlikbot'
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource ready 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready-${name}'
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready-${name}'
    Name: 'ready-${name}'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: 'https://${hostName}/ready', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'bot-not-ready-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'GET /ready fails from two places: the bot, its database or Microsoft Graph cannot be reached.'
    severity: 1
    enabled: true
    scopes: [ready.id, insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: ready.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: operators.id }]
  }
}

resource databaseFull 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'database-filling-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'More than 85 % of the storage of the database is used.'
    severity: 2
    enabled: true
    scopes: [databaseId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'storage'
          metricNamespace: 'Microsoft.DBforPostgreSQL/flexibleServers'
          metricName: 'storage_percent'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: 85
        }
      ]
    }
    actions: [{ actionGroupId: operators.id }]
  }
}

// Every query returns one number, `Count`, for the last 15 minutes.
var logAlerts = [
  {
    name: 'jobs-failing'
    severity: 2
    threshold: 5
    description: 'Jobs of the bot end in errors: requests stand still or cards do not arrive.'
    query: 'AppMetrics | where Name == "qlik.job.failed" | summarize Count = sum(Sum)'
  }
  {
    name: 'graph-refusing'
    severity: 2
    threshold: 2
    description: 'Microsoft Graph refuses the identity: a permission or role is missing, or was taken away.'
    query: 'AppMetrics | where Name == "qlik.graph.call" | where tostring(Properties.status) in ("401", "403") | summarize Count = sum(ItemCount)'
  }
  {
    name: 'requests-failing'
    severity: 3
    threshold: 2
    description: 'Approved requests fail one after the other.'
    query: 'AppMetrics | where Name == "qlik.request.finished" | where tostring(Properties.outcome) == "failed" | summarize Count = sum(Sum)'
  }
  {
    name: 'notices-failing'
    severity: 3
    threshold: 5
    description: 'Cards cannot be delivered to Teams.'
    query: 'AppMetrics | where Name == "qlik.notice.sent" | where tostring(Properties.outcome) == "failed" | summarize Count = sum(Sum)'
  }
  {
    name: 'restarting'
    severity: 2
    // A deployment and a platform update may fall into the same 15 minutes.
    threshold: instanceCount * 2
    description: 'The bot starts again and again.'
    query: 'AppServiceConsoleLogs | where ResultDescription has "Bot started" | summarize Count = count()'
  }
]

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: '${alert.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${alert.name} (${name})'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      // The tables do not exist until something is written to them.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Total'
            metricMeasureColumn: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]
