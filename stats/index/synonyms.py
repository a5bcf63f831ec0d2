"""The words people and statisticians have for one thing: data of the analysis of labels.

Written by family from general knowledge of official statistics, not from any question set: a
label says "renter-occupied housing units" where a reader says "rented homes".
"""

from __future__ import annotations

SAME = """
population: people persons person residents resident inhabitants inhabitant folks folk individuals
@female: women woman girls girl females female lady ladies mothers mother
@male: men man boys boy males male
@percent: percent percentage percentages share shares proportion fraction pct
@mean: mean average avg
@median: median
@total: total overall altogether all everybody everyone everybodys
@not: not without no non lacking lack lacks nor none dont doesnt didnt isnt arent cannot cant wasnt
@growth: growth grow grows growing grew increase increases increasing
child: children child kids kid youngsters
adult: adults adult grownups grownup
infant: infant infants baby babies
newborn: newborn newborns neonatal
pupil: pupil pupils student students schoolchildren
unemployed: unemployed unemployment jobless joblessness
poverty: poverty poor impoverished
vehicle: vehicle vehicles car cars automobile automobiles auto autos
bicycle: bicycle bicycles bike bikes cycling cycle cyclists biking
physician: physician physicians doctor doctors
death: death deaths died die dies dying mortality fatalities fatality dead
immigrant: immigrant immigrants
black: black blacks
hispanic: hispanic hispanics latino latinos latina latinas latinx
asian: asian asians
labour: labor labour
expenditure: expenditure expenditures spending spend spends spent outlay outlays
rural: rural countryside
urban: urban cities city towns city-dwellers dwellers
vacant: vacant empty unoccupied
unmarried: unmarried unwed
married: married marry marries marriage marriages wed
spouse: spouse spouses
divorced: divorced divorce divorces
widowed: widowed widow widows widower widowers
veteran: veteran veterans vets vet
prison: prison prisons prisoner prisoners
jail: jail jails
firearm: firearm firearms gun guns
offence: offense offenses offence offences
vaccinated: vaccinated vaccination vaccinations immunization immunized immunised immunisation jab
obesity: obesity obese
smoking: smoking smoke smokes smokers smoker
tobacco: tobacco
literate: literate literacy
illiterate: illiterate illiteracy
kilometre: km kilometre kilometres kilometer kilometers
litre: litre litres liter liters
tonne: tonne tonnes ton tons
kilotonne: kt kiloton kilotons kilotonne kilotonnes
hectare: hectare hectares ha
kilogram: kg kilo kilos kilogram kilograms
square: square sq
enrolment: enrollment enrolment enrollments enrolments enrolled enroll enrol
anaemia: anemia anaemia anaemic anemic
fertiliser: fertilizer fertilizers fertiliser fertilisers
dollar: dollar dollars usd bucks
annual: annual annually yearly
weekly: weekly week weeks
daily: daily day days
monthly: monthly month months
commute: commute commuting commuters commuter commutes
carpool: carpooled carpool carpools carpooling
walk: walk walked walking walks foot
subway: subway metro underground
ferry: ferry ferryboat ferries
minute: minute minutes mins
flood: flood floods flooding
tornado: tornado tornadoes tornados twister twisters
earthquake: earthquake earthquakes quake quakes
hurricane: hurricane hurricanes cyclone cyclones
precipitation: precipitation rain rainfall rains
electricity: electricity electric
cattle: cattle cow cows
pig: pig pigs hog hogs swine
lowest: lowest poorest bottom
highest: highest richest top
fifth: fifth quintile quintiles
speak: speak speaks speaking speakers speaker spoken
ancestry: ancestry descent ancestors roots heritage
origin: origin origins
language: language languages
nonprofit: nonprofit nonprofits
phd: phd phds doctorate doctorates doctoral
bachelor: bachelor bachelors ba
master: master masters
associate: associate associates
ged: ged
preschool: preschool preschools preprimary
undergraduate: undergraduate undergraduates undergrad undergrads
teacher: teacher teachers
rent: rent rents renter renters rented renting rental rentals tenant tenants
own: own owned owner owners owns homeowner homeowners
dwelling: dwelling dwellings house houses home homes housing
household: household households
apartment: apartment apartments flat flats
bedroom: bedroom bedrooms
internet: internet online
telephone: telephone telephones phone phones
mobile: mobile cellular cellphone cellphones
computer: computer computers
compulsory: compulsory mandatory
refugee: refugee refugees
soldier: soldiers soldier troops
remittance: remittance remittances
tourist: tourist tourists tourism visitors
maths: math maths mathematics mathematical
disability: disability disabilities disabled
asthma: asthma asthmatic
diabetes: diabetes diabetic diabetics
covid: covid coronavirus
depressed: depression depressed
alcohol: alcohol
hiv: hiv
tuberculosis: tuberculosis tb
malaria: malaria
road: road roads
mother: maternal
teen: teen teens teenage teenager teenagers adolescent adolescents
senior: senior seniors elderly pensioners
juvenile: juvenile juveniles
us: usa
overcrowded: overcrowded
co2: co2
co2e: co2e
ghg: ghg
renewable: renewable renewables
hydroelectric: hydroelectric hydro hydropower
agricultural: agriculture agricultural farming farmland
farm: farm farms
energy: energy
train: train trains rail railway railways railroad
grandparent: grandparent grandparents
grandchild: grandchildren grandchild grandkids
doctor: gp gps
homicide: homicide homicides
murder: murder murders murdered
steal: theft thefts stolen steal stealing
burglary: burglary burglaries
robbery: robbery robberies
arrest: arrest arrests arrested
@rate: rate rates ratio
indigenous: indigenous
lakh: lakh
aged: age aged ages
migration: migration
migrant: migrant migrants
"""
"""Canonical term: the words that are it. Terms that begin with "@" are facets: a label that has
one says something else than its neighbour without it."""

PHRASES = """
per cent = @percent
as a share = @percent
relative to = @percent
how many = @count
number of = @count
count of = @count
numbers of = @count
gross domestic product = gdp
gross national income = gni
carbon dioxide = co2
nitrous oxide = n2o
greenhouse gas = ghg
greenhouse gases = ghg
co2 equivalent = co2e
co 2 = co2
foreign direct investment = fdi
purchasing power parity = ppp
official development assistance = oda
foreign aid = oda
research and development = research_development
r and d = research_development
per capita = @percapita
per head = @percapita
per person = @percapita
per inhabitant = @percapita
african american = black
african americans = black
black or african american = black
hispanic or latino = hispanic
native american = american_indian
native americans = american_indian
american indian = american_indian
american indians = american_indian
american indian and alaska native = american_indian
native hawaiian and other pacific islander = pacific_islander
native hawaiian = pacific_islander
native hawaiians = pacific_islander
pacific islander = pacific_islander
pacific islanders = pacific_islander
foreign born = immigrant
born abroad = immigrant
out of work = unemployed
labor force = labour_force
labour force = labour_force
work force = labour_force
workforce = labour_force
food stamps = food_stamps
food stamps snap = food_stamps
snap = food_stamps
supplemental security income ssi = ssi
supplemental security income = ssi
social security = social_security
law enforcement = police
high school = high_school
secondary school = secondary school
united states = us
housing unit = dwelling
housing units = dwelling
poverty line = poverty
poverty level = poverty
below poverty level = poverty
below the poverty level = poverty
below poverty line = poverty
below the poverty line = poverty
below poverty = poverty
in poverty = poverty
worked from home = work_home
working from home = work_home
work from home = work_home
works from home = work_home
work at home = work_home
worked at home = work_home
public transportation = transit
public transport = transit
public transit = transit
mass transit = transit
motor vehicle = vehicle
motor vehicles = vehicle
not for profit = nonprofit
non profit = nonprofit
non profits = nonprofit
health insurance coverage = health_insurance
health insurance = health_insurance
health coverage = health_insurance
health care coverage = health_care_coverage
uninsured = @not health_insurance
malignant neoplasms = cancer
covid 19 = covid
driving under the influence = drunk_driving
drunk driving = drunk_driving
drink driving = drunk_driving
both sexes = @total
world war ii = world_war_2
world war 2 = world_war_2
world war two = world_war_2
second world war = world_war_2
high tech = high_technology
high technology = high_technology
same sex = same_sex
opposite sex = opposite_sex
full time = full_time
part time = part_time
self employed = self_employed
self employment = self_employed
year round = year_round
all year = year_round
never married = never_married
never been married = never_married
in the past 12 months = 
in the last 12 months = 
in the past year = past_year
in the last year = past_year
over the last year = 
for the past year = 
1 year ago = past_year
a year ago = past_year
in the year = 
in a year = annual
a year = annual
per year = annual
each year = annual
a day = daily
per day = daily
low birthweight = low_birthweight
low birth weight = low_birthweight
c section = cesarean
c sections = cesarean
wildland fire = wildfire
wildland fires = wildfire
wild fire = wildfire
wild fires = wildfire
wildfires = wildfire
forest fire = wildfire
forest fires = wildfire
native to = native
dorms = student_housing
student housing = student_housing
nursing homes = nursing_home
nursing home = nursing_home
nursing facilities = nursing_home
death row = death_sentence
sentence of death = death_sentence
sentenced to death = death_sentence
armed forces = armed_forces
soldiers = armed_forces
real estate = real_estate
property taxes = real_estate tax
property tax = real_estate tax
child labor = child_labour
child labour = child_labour
look for work = unemployed
life expectancy = life_expectancy
million dollars = million dollar
air pollution = air_pollution
grown ups = adult
grown up = adult
megawatt hours = megawatt_hour
mwh = megawatt_hour
kwh = kilowatt_hour
kilowatt hours = kilowatt_hour
square kilometre = square_kilometre
square kilometer = square_kilometre
sq km = square_kilometre
square kilometers = square_kilometre
square kilometres = square_kilometre
neither in school nor work nor training = neet
not in education employment or training = neet
neet = neet
science and engineering = science_engineering
train station = train station
railway station = train station
mobile home = mobile_home
mobile homes = mobile_home
no longer = 
living in = live
"""
"""Words in a row = the terms that they are; nothing behind the sign: they say nothing here."""

RELATED = """
college: bachelor .7, undergraduate .6, degree .6
university: college .8, bachelor .6, undergraduate .5
degree: bachelor .8
graduate: college .4
grad: graduate .9
grads: bachelor .6, graduate .6
diploma: high_school .6
finish: graduate .5
major: field .7
earn: earnings .9, income .7, wage .5
make: income .5
bring: income .4
pay: earnings .8, wage .7, salary .7, cost .4
salary: wage .7, earnings .6
wage: earnings .7, salary .7
income: earnings .4
earnings: income .5, wage .6
worker: employed .5
work: employed .6, worker .6
job: employed .7, occupation .5, worker .4
employed: worker .6
occupation: job .6
work_home: worker .3
commute: travel .5, worker .5
trip: travel .8
transit: bus .3
dwelling: household .5
household: dwelling .4
apartment: unit .6
live: population .4
kill: death .7, murder .4
murder: homicide .8
homicide: murder .8
fatal: death .7
health_insurance: insurance .8, coverage .6
insurance: health_insurance .7
coverage: health_insurance .5
covered: health_insurance .5
medicaid: health_insurance .2
immigrant: born .4, migrant .6
migrant: immigrant .6
armed_forces: military .6
military: armed_forces .6
crime: offence .8
offence: crime .7
police: offence .2
smoking: tobacco .7, cigarette .6
cigarette: smoking .8
tobacco: smoking .7
drink: alcohol .7
wealthy: highest .6
worth: value .9
price: cost .5, value .4
valued: value 1
electricity: power .7, energy .3
power: electricity .9
energy: power .5
hot: temperature .8
cold: temperature .8
heated: heating .9
carbon: co2 .8
emit: emission 1
debt: liability .5
@median: @mean .3
@mean: @median .5
typical: @median .8, @mean .5
typically: @median .8, @mean .5
usual: @median .5
child: pupil .3
teen: #rg:15-19 .6, #rg:16-19 .6
senior: #ge:65 .8
preschool: nursery .6
nursery: preschool .8
newborn: infant .5
infant: newborn .4
death: kill .6
train: station .2
rich: highest .7
percent: @percent 1
crowded: density .9
dense: density 1
unequal: inequality 1
inequality: gini .7
unmarried: never_married .5, unmarried 1
single: unmarried .5, never_married .5
divorced: divorce 1
inmate: prison .5, jail .5
incarcerated: prison .7, imprisonment .9
imprisonment: prison .6
prison: imprisonment .6
jailed: prison .6
legal: law .6
vaccinated: dose .3
hypertension: blood .6, pressure .6
medication: medicine 1
drug: medicine .3
gasoline: petrol 1, fuel .4
petrol: gasoline 1
trouble: difficulty .9
difficult: difficulty 1
disability: difficulty .5
walk: ambulatory .7
see: vision .8
sight: vision .8
hear: hearing 1
public: government .5, central .3
government: public .5
abroad: foreign .6, international .5
foreign: international .5, abroad .5
car: vehicle 1
bank: financial .6, account .4
plane: air .6
airline: air .9
flight: air .6
aid: oda .6
catch: whale .2
climate: temperature .4
woodland: forest .9
tree: forest .6
wood: forest .2
overcrowded: occupant .7
long: duration .6
dead: death 1
read: literate .8
write: literate .6
taught: trained .5
skilled: trained .8
trained: skilled .8
unsafe: unsafe 1
toilet: sanitation .8
ride: commuting .4
take: taking 1
reside: live 1, residence .7
jobs: employed .7
strong: magnitude .6
cost: price .5, expenditure .3
kilotonne: tonne .3
medical: health .6
healthcare: health .7
hunger: undernourishment .9
hungry: undernourishment .9
starving: undernourishment .9
kitchen: kitchen 1
stay: occupied .3
live_alone: alone .9
themselves: alone .9
oneself: alone .9
parliament: parliaments 1
export: trade .3
import: trade .3
buy: import .3
sell: export .3
quality: index .2
neighbor: neighbour 1
biggest: largest 1
big: size .6
oldest: old .9
"""
"""A word asked: terms of labels that it may mean too, and how well they answer to it (0-1)."""

ASKING = """
a an the of in on at by to for from with within and or is are was were be been being am do does did
has have had having there their they them these those this that which who whom whose what whats
where when why how many much me my i we you your our us it its s t d as than then so if but about
into per please tell show give find get gets got go goes going went know want would could can may
might should will shall just only some any each every other others etc still currently now today
ever lots lot also around up down out off over under between among amongst through during since
exactly approximately roughly nearly almost same one ones count number numbers figure figures
statistic statistics data level levels rather very more most less least fewer
live lives lived living people's hold holds held say said says
total altogether amount whats thats theres here hers his her he she
"""
"""Words of asking: they stand in any question and tell no label from another, though a label may
hold them and an exact one is found with them."""
