#include "sla/event.h"
