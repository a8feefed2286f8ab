// One workspace for logs, metrics and traces.

@description('Beginning of the resource names.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Days that logs and metrics are kept.')
param retentionDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

@description('Resource id of the Log Analytics workspace.')
output workspaceId string = workspace.id

@description('Resource id of Application Insights.')
output insightsId string = insights.id

@description('APPLICATIONINSIGHTS_CONNECTION_STRING. It allows writing telemetry and nothing else.')
output connectionString string = insights.properties.ConnectionString
