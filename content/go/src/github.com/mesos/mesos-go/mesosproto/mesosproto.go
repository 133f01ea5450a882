// Reconstructs, as a sketch, mesosproto of mesos/mesos-go as Swarm 1.2.0 vendors it: what a framework and a Mesos master tell each other; leaves out protocol buffers, so that a message is a struct, and every field that Swarm does not look at.

// Package mesosproto has the messages of Mesos.
package mesosproto

// Ids: of an offer, of a machine that Mesos manages, of a task.
type (
	OfferID string
	SlaveID string
	TaskID  string
)

// Value_Range is numbers from Begin to End, both included.
type Value_Range struct{ Begin, End uint64 }

// Resource is some of what a machine has: an amount, as of "cpus" and "mem" (in
// megabytes), or ranges, as of "ports".
type Resource struct {
	Name   string
	Scalar float64
	Ranges []Value_Range // nil: it is an amount
}

// Attribute says something about a machine.
type Attribute struct{ Name, Text string }

// Offer is resources of a machine that a framework may use for a while.
type Offer struct {
	Id         OfferID
	SlaveId    SlaveID
	Hostname   string
	Resources  []Resource
	Attributes []Attribute
}

// Parameter is a flag for `docker run`, without the dashes.
type Parameter struct{ Key, Value string }

// DockerInfo is how a task becomes a container.
type DockerInfo struct {
	Image      string
	Network    string // HOST, BRIDGE or NONE
	Parameters []Parameter
}

// CommandInfo is what runs in it; without a value, what the image says.
type CommandInfo struct {
	Value     string
	Arguments []string
}

// TaskInfo is a task that a framework wants to have run.
type TaskInfo struct {
	Name      string
	TaskId    TaskID
	SlaveId   SlaveID // "" until a machine has been found
	Resources []Resource
	Hostname  string
	Docker    DockerInfo
	Command   CommandInfo
}

// TaskState is how far a task is.
type TaskState string

// The states. All but the first three are the last.
const (
	TaskState_TASK_STAGING  TaskState = "TASK_STAGING"
	TaskState_TASK_STARTING TaskState = "TASK_STARTING"
	TaskState_TASK_RUNNING  TaskState = "TASK_RUNNING"
	TaskState_TASK_FINISHED TaskState = "TASK_FINISHED"
	TaskState_TASK_FAILED   TaskState = "TASK_FAILED"
	TaskState_TASK_KILLED   TaskState = "TASK_KILLED"
	TaskState_TASK_LOST     TaskState = "TASK_LOST"
	TaskState_TASK_ERROR    TaskState = "TASK_ERROR"
)

// TaskStatus is news of a task. Data is what the machine sent along: of a
// container that runs, what `docker inspect` says.
type TaskStatus struct {
	TaskId  TaskID
	SlaveId SlaveID
	State   TaskState
	Message string
	Data    []byte
}

// FrameworkInfo is who a framework is.
type FrameworkInfo struct {
	Name, User string
	Checkpoint bool
}

// Filters says for how many seconds resources that were not used need not be
// offered again.
type Filters struct{ RefuseSeconds float64 }
