#include "sla/directory.h"
