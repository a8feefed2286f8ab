// Everything the bot needs in one resource group: identity, network, database, host, bot registration, monitoring. It
// contains no password or secret. It cannot grant Microsoft Graph permissions; grant-permissions.ts does that.
targetScope = 'resourceGroup'

@description('Beginning of every resource name: lower-case letters, digits and dashes.')
@minLength(3)
@maxLength(20)
param name string = 'qlik-publisher'

@description('Azure region. App Service and PostgreSQL flexible server must both be offered there.')
param location string = resourceGroup().location

@description('Object id of the Entra security group whose members may approve. They can open servers to the internet.')
@minLength(36)
@maxLength(36)
param approverGroupId string

@description('Object id of the Entra group whose members may submit requests; approvers must be members, too. Empty: every member of the tenant. Guests never may.')
@maxLength(36)
param requesterGroupId string = ''

@description('E-mail address that receives the alerts.')
param alertEmail string

@description('Who writes to Microsoft Graph: approver (the administrator who approves, recommended), or bot (itself). Also decides what grant-permissions.ts grants.')
@allowed(['approver', 'bot'])
param graphRunAs string

@description('Name of the OAuth connection of the Azure Bot, used with graphRunAs = approver. grant-permissions.ts makes it under the default name.')
param oauthConnectionName string = 'graph'

@description('Undecided requests that one person may have at a time.')
@minValue(1)
param openRequestsPerPerson int = 10

@description('Days after which an undecided request expires.')
@minValue(1)
param approvalDays int = 7

@description('Hours for which an approval is valid.')
@minValue(1)
param executionHours int = 24

@description('Minutes after which each publication is compared and looked at from outside again; 0 = never.')
@minValue(0)
param watchMinutes int = 15

@description('Minutes to look in lists, which lag, for an application whose creation got no response, before creating it again.')
@minValue(1)
param listLagMinutes int = 20

@description('Days after which ended requests, notices and the personal data in them are deleted.')
@minValue(1)
param retentionDays int = 365

@description('How much the bot logs.')
@allowed(['debug', 'info', 'warn', 'error'])
param logLevel string = 'info'

@description('Days that logs and metrics are kept in Log Analytics.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('App Service plan. B1 is enough for hundreds of requests a day; P0v3 and above can be zone redundant.')
param planSku string = 'B1'

@description('Instances of the bot. With two or more, restarts and upgrades of the platform go unnoticed.')
@minValue(1)
@maxValue(10)
param instanceCount int = 2

@description('Name of the database server; differs from the default only after a restore (README).')
param databaseServerName string = ''

@description('Compute size of the database. The smallest serves thousands of publications.')
param databaseSku string = 'Standard_B1ms'

@description('Tier that databaseSku belongs to.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'Burstable'

@description('Days a backup is kept, which is how far back the database can be restored.')
@minValue(7)
@maxValue(35)
param backupRetentionDays int = 14

@description('Tags put on every resource.')
param tags object = {}

// Host names must be unique across Azure; the same resource group always gets the same ones.
var unique = '${name}-${uniqueString(resourceGroup().id)}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: empty(databaseServerName) ? 'psql-${unique}' : databaseServerName
    location: location
    tags: tags
    subnetId: network.outputs.databaseSubnetId
    privateDnsZoneId: network.outputs.privateDnsZoneId
    administratorName: identity.name
    administratorObjectId: identity.properties.principalId
    sku: databaseSku
    tier: databaseTier
    backupRetentionDays: backupRetentionDays
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: 'app-${unique}'
    location: location
    tags: tags
    planSku: planSku
    instanceCount: instanceCount
    identityId: identity.id
    subnetId: network.outputs.appSubnetId
    workspaceId: monitoring.outputs.workspaceId
    settings: {
      MICROSOFT_APP_ID: identity.properties.clientId
      MICROSOFT_APP_TENANT_ID: identity.properties.tenantId
      MICROSOFT_APP_TYPE: 'UserAssignedMSI'
      DATABASE_URL: database.outputs.url
      DATABASE_AUTH: 'entra'
      APPROVER_GROUP_ID: approverGroupId
      REQUESTER_GROUP_ID: requesterGroupId
      GRAPH_RUN_AS: graphRunAs
      OAUTH_CONNECTION_NAME: graphRunAs == 'approver' ? oauthConnectionName : ''
      OPEN_REQUESTS_PER_PERSON: string(openRequestsPerPerson)
      APPROVAL_DAYS: string(approvalDays)
      EXECUTION_HOURS: string(executionHours)
      WATCH_MINUTES: string(watchMinutes)
      LIST_LAG_MINUTES: string(listLagMinutes)
      RETENTION_DAYS: string(retentionDays)
      LOG_LEVEL: logLevel
      APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
    }
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-${unique}'
    tags: tags
    endpoint: 'https://${app.outputs.hostName}/api/messages'
    identityId: identity.id
    clientId: identity.properties.clientId
    tenantId: identity.properties.tenantId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    email: alertEmail
    instanceCount: instanceCount
    hostName: app.outputs.hostName
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
    databaseId: database.outputs.id
  }
}

@description('Client id of the managed identity: MICROSOFT_APP_ID, for grant-permissions.ts and the Teams app package.')
output clientId string = identity.properties.clientId

@description('Name of the web app: where the code is deployed to.')
output appName string = app.outputs.name

@description('Host name of the bot: /health and /ready are below it.')
output hostName string = app.outputs.hostName

@description('Resource id of the Azure Bot: where grant-permissions.ts makes the OAuth connection.')
output botResourceId string = bot.outputs.id

@description('Name of the Azure Bot.')
output botName string = bot.outputs.name

@description('Who writes to Microsoft Graph, for grant-permissions.ts and the Teams app package.')
output graphRunAs string = graphRunAs

@description('Name of the database server: for a restore.')
output databaseServer string = database.outputs.name

@description('The client id again, under the name used by the manifest and Microsoft 365 Agents Toolkit.')
output BOT_ID string = identity.properties.clientId

@description('Where Microsoft 365 Agents Toolkit deploys the code to.')
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = app.outputs.id
