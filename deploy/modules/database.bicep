// PostgreSQL without passwords: only Microsoft Entra identities can sign in.

@description('Name of the server, unique in Azure.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Delegated subnet of the server.')
param subnetId string

@description('Private DNS zone of the server.')
param privateDnsZoneId string

@description('Name of the identity that owns the database; also its user name there.')
param administratorName string

@description('Object id of that identity.')
param administratorObjectId string

@description('Compute size.')
param sku string

@description('Tier of the compute size.')
param tier string

@description('Days a backup is kept.')
param backupRetentionDays int

var databaseName = 'publisher'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: tier }
  properties: {
    version: '16'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupRetentionDays, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: { delegatedSubnetResourceId: subnetId, privateDnsZoneArmResourceId: privateDnsZoneId }
  }
}

// The server contains only this database, so its administrator can do no more than the database owner.
resource administrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: administratorObjectId
  properties: {
    principalName: administratorName
    principalType: 'ServicePrincipal'
    tenantId: tenant().tenantId
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: databaseName
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  // The server applies one change at a time and rejects a second one as busy.
  dependsOn: [administrator]
}

@description('Resource id of the server.')
output id string = server.id

@description('Name of the server.')
output name string = server.name

@description('DATABASE_URL: without a password, certificate and host name checked.')
output url string = 'postgres://${administratorName}@${server.properties.fullyQualifiedDomainName}:5432/${database.name}?sslmode=verify-full'
