// Uses App Service rather than Container Apps because it takes the sources as they are: no image, no registry and no
// Docker on the operator's machine, while Azure patches Node and the operating system. If you prefer containers, use
// the Dockerfile.

@description('Name of the web app, unique in Azure.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('SKU of the plan.')
param planSku string

@description('Number of instances.')
param instanceCount int

@description('Resource id of the managed identity the bot runs as.')
param identityId string

@description('Subnet the bot reaches the database from.')
param subnetId string

@description('Log Analytics workspace that receives the logs.')
param workspaceId string

@description('Environment variables of the bot, by name; all explained in env.example.')
param settings object

// Platform settings: nothing is built on the host, the code is one read-only package that is replaced as a whole, and
// the bot gets a minute to finish its work when it is told to stop.
var platformSettings = {
  WEBSITE_RUN_FROM_PACKAGE: '1'
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  WEBSITES_CONTAINER_STOP_TIME_LIMIT: '60'
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: { name: planSku, capacity: instanceCount }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    virtualNetworkSubnetId: subnetId
    httpsOnly: true
    // Any instance can answer any activity.
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node bundle/index.js'
      // Checks that the process is alive, not ready: an instance must not be replaced because Microsoft Graph is down.
      healthCheckPath: '/health'
      alwaysOn: true
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      appSettings: [for setting in items(union(settings, platformSettings)): { name: setting.key, value: setting.value }]
    }
  }

  // Code is deployed with Azure identities, not with a user name and password of the site.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

@description('Resource id of the web app.')
output id string = site.id

@description('Name of the web app.')
output name string = site.name

@description('Host name of the web app.')
output hostName string = site.properties.defaultHostName
