#include "calendar/zone.h"
