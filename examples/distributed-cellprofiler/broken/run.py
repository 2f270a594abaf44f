# Settings of one run of Distributed-CellProfiler.
APP_NAME = 'PlatesOfMay'

AWS_REGION = 'us-east-1'
AWS_PROFILE = 'access-collaborator'
SSH_KEY_NAME = 'lab-key.pem'
AWS_BUCKET = 'lab-plates'
SOURCE_BUCKET = 'collaborator-plates'
WORKSPACE_BUCKET = 'lab-plates'
DESTINATION_BUCKET = 'collaborator-plates'
UPLOAD_FLAGS = ''
DOWNLOAD_FILES = 'False'

ECS_CLUSTER = 'default'
SQS_QUEUE_NAME = APP_NAME + 'Queue'
