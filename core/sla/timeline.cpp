#include "sla/timeline.h"
