# Settings of a run in May, under the profile of whoever started it.
APP_NAME = 'PlatesOfLateMay'

AWS_REGION = 'us-east-1'
AWS_PROFILE = 'image-analyst'
SSH_KEY_NAME = 'lab-key.pem'
AWS_BUCKET = 'lab-plates'
SOURCE_BUCKET = 'lab-plates'
WORKSPACE_BUCKET = 'lab-plates'
DESTINATION_BUCKET = 'lab-plates'
UPLOAD_FLAGS = ''
DOWNLOAD_FILES = 'False'
