-- One row per year that has a plan and of which no paper tells yet: its deadlines run before anything is handed in.
select year
from plan
where year not in (select data_year.year from data_year)
order by year;
